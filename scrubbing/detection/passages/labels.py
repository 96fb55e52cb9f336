"""What a passage may be. The classes' names are the types of the policy."""

NONE = "NONE"
CLASSES = (
    NONE, "MNPI", "TRADE_SECRET", "PRICING_TERMS", "CUSTOMER_LIST", "STRATEGY", "LEGAL_PRIVILEGE", "HR_CONFIDENTIAL",
    "SECURITY",
)  # fmt: skip
"""In the order of the model's answer."""

# Tokens of a passage that are read; the rest of a longer sentence is left out.
LONGEST = 128
