"""Characters that show nothing, as what stands between the brackets of a pattern. Core, plain Python."""

# What writers put inside words without showing it: soft hyphen, zero-width space and joiners, direction marks, BOM.
INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e0fff"
)
