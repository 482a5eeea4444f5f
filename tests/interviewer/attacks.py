"""The attacks a scorer has to stand: fourteen families, several of each. A second set is kept apart, held out."""

from tests.interviewer.attacks_disguises import DISGUISES
from tests.interviewer.attacks_fillers import FILLERS
from tests.interviewer.attacks_forgeries import FORGERIES
from tests.interviewer.attacks_orders import ORDERS
from tests.interviewer.attacks_places import BY_THE_WAY
from tests.interviewer.attacks_shape import DEMANDLESS, Attack, Family, Place

__all__ = ["ATTACKS", "DEMANDLESS", "Attack", "Family", "Place"]

ATTACKS: tuple[Attack, ...] = (*ORDERS, *FORGERIES, *FILLERS, *DISGUISES, *BY_THE_WAY)
