"""The method itself: pure, standard library only; time and chance are arguments."""
