"""What somebody may type to break things: each text by what it is."""

LONGEST_MESSAGE = 3000

HOSTILE = {
    "a shout": "<!channel> <!here> <!everyone> it costs",
    "a mention": "<@U0PGMIA001> <#C0GENERAL|general> <!subteam^S0TEAM|team>",
    "a link": "<https://example.com/x|press here> or https://example.com/y",
    "as long as a field takes": ("Cost, because. " * LONGEST_MESSAGE)[: LONGEST_MESSAGE - 1] + ".",
    "emoji": "🧑‍🚀👍🏽🇵🇹 :tada: :no_such_emoji:",
    "right to left": "\u202eevil\u202c \u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "zero width": "co\u200bst\u2060 zero\ufeff wi\u200ddth",
    "NUL": "before\0after",
    "a code fence": "```\nrm -rf / # <!here>\n``` and `one` *bold* _it_ ~no~",
    "entities": "&amp; &lt;!channel&gt; &#60; &",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "a quotation": ">>> quoted\n> twice",
}


def kept(typed: str) -> str:
    """What is stored of a text: every character but NUL, which no database takes."""
    return typed.replace("\0", "")
