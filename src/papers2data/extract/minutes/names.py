"""What is a person's name, what is an office, and what stands around a name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from papers2data.extract.minutes.phrases import minute_phrases

_UP = "A-ZÀ-ÖØ-ÞĀ-Ž"
_NAME_WORD = rf"(?:[{_UP}][\w'’.-]*|[a-z][{_UP}]\w+|d[aeiou]|van|von|der|den|ap|al|y|ferch|bin|ibn)"
_COURTESY = (
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Baroness|Baron|Prof|Professor|Rev|Revd|Reverend|Canon|Father|Rabbi|"
    r"Imam|PCSO|PC|Sgt|Inspector|MR|MRS|MS|MISS|MX|DR|SIR|DAME|PROF|REV|REVD)\b\.?"
)
_PERSON = re.compile(
    rf"(?:{_COURTESY}\s+)*(?:{_NAME_WORD}\s+){{1,4}}{_NAME_WORD}(?:\s+of\s+[{_UP}]\w+)?$|"
    rf"(?:{_COURTESY}\s+)+(?:\d{{2,5}}\s+)?{_NAME_WORD}$"
)
_SURNAME = re.compile(rf"[{_UP}][\w'’-]+")
_CERTAIN = re.compile(rf"(?!Lord\s+(?:Mayor|Provost)\b){_COURTESY}\s|[{_UP}]\.?\s+[{_UP}]")
"""A courtesy or an initial opens a name whatever its surname is."""
_ORGANISATION = re.compile(
    r"\b(?:office|ministry|department|council|board|services?|university|house|agency|nhs|trust|team|hmrc|no\.?\s?10|ltd|limited|"
    r"committee|panel|society|association|justice|police|companies|group|bank|college|school|institute|partnership|borough|london|"
    r"enterprise|skills|innovation|government|public|press|members?|councillors|officers?|items?|agenda|minutes|meeting|"
    r"constabulary|authority|representatives?|healthwatch|llp|plc|cic|solicitors|architects|consultants?|associates|"
    r"federation|foundation|hospitals?|centre|academy|diocese|unison|treasury|industry|economy|network|forum|commission|"
    r"alliance|charity|volunteers?|neighbourhood|community|county|probation|policing|rescue|ambulance|environment|"
    r"water|rail|advice|concern|(?:natural|historic|sport) england|unions?|sector|providers?|schools|primary|secondary|"
    r"nursery|highways|transport|education|health|finance|planning|communications|housing|librar(?:y|ies)|museum|support)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:(?:town|village|parish|memorial|church|community|school|civic|jubilee|shire|county|city|scout|public) hall|"
    r"(?:high|main|church|station|market|mill|school|bridge|london|new|old|west|east|north|south) (?:street|lane)|"
    r"(?:council|committee|civic|county|town) chambers|"
    r"(?:road|avenue|crescent|gardens|terrace|chamber|rooms?|suite|pavilion))$",
    re.IGNORECASE,
)
"""Where a meeting is: two words in capitals that are nobody's name."""
_WORD = r"[A-Z][a-z][\w'’-]+"
_PAIRS = re.compile(rf"{_WORD}(?:\s+{_WORD}){{3,}}")
"""Four whole words are two names, six are three: no office, no title and no initial is among them."""
_LAST_POST = re.compile(
    rf"(?P<names>{_WORD}(?:\s+{_WORD}){{3,}}?)\s+(?P<post>(?:(?:Vice|Deputy|Acting)[ -])?"
    r"(?:Chair(?:man|person|woman)?|Treasurer|Secretary|Clerk|Convener|President|Mayor|Leader))"
)
"""Names side by side of which the last has a post."""
_INITIALLED = re.compile(rf"(?:{_COURTESY}\s+)?(?:[{_UP}]\.?\s+){{1,3}}[{_UP}][\w'’-]+")
"""A name that initials open, "Mrs S. Doble": where one follows another, the first has ended."""
_BEFORE_COURTESY = re.compile(r"(?<=\w)\s+(?=(?:Mr|Mrs|Ms|Miss|Dr|Rev|Revd|Prof)\b\.?\s+[A-Z])")
_NAME_AND_POST = re.compile(
    rf"(?P<name>(?:{_COURTESY}\s+)*(?:[A-Z][a-z][\w'’-]*|[A-Z]\.?(?:\s?[A-Z]\.?){{0,2}})\s+{_WORD})\s+(?P<post>[A-Z][\w'’&-]*(?:\s+[\w'’&-]+){{0,5}})"
)
_BEFORE_SURNAME = re.compile(rf"^(?:{_COURTESY}\s+|[{_UP}]\.?\s+)+")
_SURNAMES = 2
"""Of a surname with an office among its words there are no more: "Dr A Birch Clinical Chair" is a name and a post."""
_WORDS = 4
"""A name has no more whole words; with more they are several."""
_COLUMN = 3
"""A list of so many lines at least shows by what some of them say that all are a name and a post."""


def is_name(name: str, *, surnames: bool = False) -> bool:
    """True for a person's name; ``surnames`` takes a lone word for one, as after "Cllrs"."""
    plain = without_letters(name)
    if is_post(plain) and (not _CERTAIN.match(plain) or len(_BEFORE_SURNAME.sub("", plain).split()) > _SURNAMES):
        return False
    if surnames and _SURNAME.fullmatch(plain):
        return True
    several = _PAIRS.fullmatch(plain) is not None and len(plain.split()) > _WORDS
    other = _ORGANISATION.search(plain) or _PLACE.search(plain)
    return not several and _PERSON.fullmatch(plain) is not None and other is None


def is_post(text: str) -> bool:
    """True for words among which is an office: "Head of Parks", "Vice-Chair"."""
    return minute_phrases().people.offices.search(text) is not None


def is_staff(post: str) -> bool:
    """True for a post that no councillor holds."""
    return re.search(r"\b(?:clerk|secretary|officer)\b", post, re.IGNORECASE) is not None


def without_letters(name: str) -> str:
    """The name without letters such as MBE after it."""
    return re.sub(rf"(?:,?\s+{minute_phrases().people.post_nominals.pattern})+$", "", name)


def bare_name(name: str) -> str:
    """The name without "Councillor" and without a comma before letters such as MBE."""
    letters = minute_phrases().people.post_nominals.pattern
    name = re.sub(rf",\s*(?={letters}\b)", " ", name)
    return re.sub(r"\s+", " ", without_title(name)).strip(" .,;:*–-")


def without_title(name: str) -> str:
    """The name without "Councillor", "Cllr" and the like before it."""
    return minute_phrases().people.titles.sub("", name.strip())


def is_titled(entry: str) -> bool:
    """True where "Councillor" or the like opens the entry."""
    return minute_phrases().people.titles.match(entry.strip()) is not None


def is_courteous(entry: str) -> bool:
    """True where "Mr", "Dr" or the like opens the entry."""
    return re.match(rf"{_COURTESY}\s", entry) is not None


def office_first(entry: str) -> tuple[str, str] | None:
    """The office and the name of "Chief Fire Officer J Stone"; None for an entry without an office before a name."""
    if is_courteous(entry) and not re.match(r"lord\s", entry, re.IGNORECASE):
        return None
    match = minute_phrases().people.office_first.match(entry)
    if match is None or not is_name(name := bare_name(match["name"]), surnames=is_titled(match["name"])):
        return None
    return match["role"].strip(), name


def apart(text: str) -> str:
    """The text with a comma between two names that stand side by side, as columns leave them."""
    letters = minute_phrases().people.post_nominals.pattern
    text = re.sub(rf"(?<=\s)({letters})\s+(?=[A-Z][a-z])", r"\1, ", text)
    if re.fullmatch(rf"{_INITIALLED.pattern}(?:\s+{_INITIALLED.pattern})+", text):
        return ", ".join(match[0] for match in _INITIALLED.finditer(text))
    parts = _BEFORE_COURTESY.split(text)
    if len(parts) > 1 and all(is_name(bare_name(part)) for part in parts):
        return ", ".join(parts)
    plain = re.sub(rf"\s+{letters}$", "", re.sub(r"\([^()]*\)", " ", text).strip())
    last = _LAST_POST.fullmatch(text)
    if last and is_side_by_side(last["names"], odd=False):
        return f"{_in_pairs(last['names'])} ({last['post']})"
    return _in_pairs(text) if is_side_by_side(plain, odd=False) else text


def _in_pairs(text: str) -> str:
    """The text with a comma after every second word that stands in no bracket and is no letters such as MBE."""
    letters = minute_phrases().people.post_nominals
    words = list(re.finditer(r"\([^()]*\)|\S+", text))
    outside = [word for word in words if not word[0].startswith("(") and not letters.fullmatch(word[0])]
    for word in reversed(outside[2::2]):
        text = f"{text[: word.start()].rstrip()}, {text[word.start() :]}"
    return text


def is_side_by_side(text: str, *, odd: bool = True) -> bool:
    """True for whole words that are the names of several people and nothing else; ``odd`` for five, seven and so on.

    Of an odd number nobody can tell where one name ends.
    """
    words = text.split()
    return (
        _PAIRS.fullmatch(text) is not None
        and len(words) % 2 == int(odd)
        and not (_ORGANISATION.search(text) or is_post(text) or is_courteous(text) or is_titled(text))
    )


def post_apart(text: str) -> tuple[str, bool] | None:
    """The line with its post in brackets, and whether its words show that it has one; None for another line.

    "Jo Oak Customer Services, Head" → "Jo Oak (Customer Services, Head)".
    """
    head, sign, rest = re.match(r"([^,(]*)([,(]?)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
    match = _NAME_AND_POST.fullmatch(head.strip())
    if match is None or not is_name(match["name"]):
        return None
    told = is_post(match["post"]) or _ORGANISATION.search(match["post"]) is not None
    more = f", {rest.strip()})" if sign == "," else f") ({rest}" if sign else ")"
    return f"{match['name']} ({match['post']}{more}", told


def with_posts_apart(texts: Sequence[str], *, known: bool = False) -> list[str]:
    """Lines of a list of people in two columns, name and post, whose gap was lost: the post is put in brackets.

    Three lines or more are such a list where each is a first name, a surname and more words, of which some are an
    office or an organisation; fewer where each ends in an office, or where the paper is ``known`` to have such lists.
    """
    matches = [post_apart(text) for text in texts]
    if not texts or not all(matches):
        return list(texts)
    told = [match for match in matches if match is not None and match[1]]
    plain = [_NAME_AND_POST.fullmatch(text) for text in texts]
    offices = [m for m in plain if m is not None and is_post(m["post"]) and not is_post(m["name"])]
    if not told or (len(texts) < _COLUMN and not offices and not known):
        return list(texts)
    return [match[0] for match in matches if match is not None]
