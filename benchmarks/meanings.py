"""What each row of the benchmarks is, and what it is compared with."""

from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "ack_throughput": "answers acknowledged a second, so many in flight; next to a bare Bolt app that stores one row "
    "an arrival",
    "drill_go_throughput": "drills started a second, so many in flight; next to the bare app",
    "ack_p99_16": "within what 99 of 100 answers are acknowledged, 16 in flight; next to the bare app",
    "drill_step_p99": "the same for a last message and *Done* after it",
    "drill_step_queries": "SQL statements of an answer; the bare app has its one INSERT",
    "first_question_p50": "from `/drill go` to the first question in the playground; next to the bare app",
    "home_500": "from the opening of the App Home until Slack has it, 500 drills behind the member; next to a member "
    "with none",
    "startup": "from the start of the process to the connection; next to the bare app",
    "memory": "resident memory after the load; next to the bare app",
    "ack_p99_while_100_turns": "as ack_p99_16, while a model thinks about a hundred answers",
    "ack_p99_of_100_presses": "within what 99 of the presses are acknowledged that hand those answers over",
    "turns_100_seconds": "until all hundred follow-ups are kept; next to what the model takes for one",
    "tick_sqlite_100k": "planning the 1,000 reminders that are due among 100,000 members; next to APScheduler with a "
    "cron job a member in its SQLAlchemyJobStore, both as they come, whose jobs do nothing",
    "tick_postgres_100k": "the same on a PostgreSQL that writes as safely as one in production",
    "timers_disk_100k": "bytes on disk a member, with indexes, of our timers; next to the job store (SQLite)",
    "timers_disk_postgres_100k": "the same on PostgreSQL",
    "startup_100k": "startup with 100,000 members who want reminders; next to ours with none",
    "planned_10k_due": "how many of 10,000 due in the same second are planned, and within what time (SQLite)",
    "zones_days": "local days in every time zone, 370 days at 02:30 and at 09:00, on which a reminder comes once; "
    "never; more than once",
    "digest_10k": "the weekly digest of 10,000 people with 20 drills each, and the peak of its process",
    "sent_20k_three_processes": "how many of 20,000 reminders due at once three processes on one PostgreSQL send; how "
    "many more than once; how long they take with nothing to hold them up",
    "burst_5000": "5,000 reminders due at once, to a Slack that takes 100 calls a second; next to what that allows; "
    "how often it said 429; how many came twice; the wait of replies to people who practise meanwhile",
    "rank_usual_6": "the share of 1,000 simulated members whose truly weakest of eight areas is named after six "
    "drills, where the AI scores mostly the drilled area; next to the lowest mean of all scores",
    "rank_crossed_6": "the same where everybody scores every area now and then",
    "rank_misspecified_6": "the same where the scores come about otherwise than the ranking believes",
    "rank_clearly_right": "of all that was called clearly weaker than the next, the share that was",
    "rank_10k_members": "ranking 10,000 members with 20 drills each, on one core",
    "kill": "texts and messages lost and doubled when the bot is killed 20 times on each database",
    "kill_ai": "the same while an AI interviews",
    "kill_on_time": "the same for reminders, prompts and digests",
}
"""By what the names of the rows begin with."""


def is_explained(name: str) -> bool:
    """Whether a row has a meaning."""
    return any(name.startswith(beginning) for beginning in MEANINGS)
