"""One clause, read word by word: the verb, the places, and the paper they name.

Active ("Bãi bỏ khoản 3 Điều 26 Thông tư số …"), passive ("Khoản 1 Điều 9 được sửa
đổi như sau"), in lists and in chains of verbs ("Sửa đổi khoản 2 và bổ sung khoản 9
Điều 2").
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.cite.changing import verbs
from indexer.cite.changing.clauses import Clause, Ground
from indexer.cite.changing.gathering import Gathering, Joint, Target, Verb
from indexer.cite.changing.places import Part, listed
from indexer.cite.changing.tokens import BREAK, GOES_ON, JOINED, OPENS, PLACE, TOKEN

_NAMED = re.compile(rf"(?:{verbs.KINDS})\s")
# A regulation without a number is named by the decision that carries it.
_CARRIED = re.compile(
    rf"(?:{verbs.KINDS}|danh\s{{1,3}}muc|de\s{{1,3}}an)\s[^.:;“”\"]{{0,200}}?kem\s{{1,3}}theo\s{{1,3}}"
)
_ASIDE = re.compile(r"\s{0,3}\([^\n]{0,600}\)\s{0,3}")
_REACH = 900
_NEAR = 200
_TOKENS = 400


@dataclass(slots=True)
class Walk:
    """One way through a clause, word by word."""

    ground: Ground
    start: int
    end: int = 0
    found: Gathering = field(default_factory=Gathering)
    papers: list[int] = field(default_factory=list)
    verbs: list[Verb] = field(default_factory=list)
    joint: Joint = ""
    is_waiting: bool = False
    is_anchor: bool = False
    is_bound: bool = False
    is_some: bool = False
    is_words: bool = False
    is_named: bool = False

    def active(self) -> Clause | None:
        """Read on from the verb at the start, as long as the words go on listing."""
        self._read(self.start)
        while (after := self._resumed()) is not None:
            self.joint = "and"
            self._read(after)
        self.found.named(None)
        return self._clause()

    def item(self, verb: re.Match[str]) -> Clause | None:
        """Read an item of a list that a verb opened before its colon."""
        done = verbs.read(verb)
        self.verbs, self.found = [done], Gathering((done,))
        return self.active()

    def opening(self, *, is_within: bool) -> Clause | None:
        """Read places in which clauses behind a colon say what is done.

        ``is_within`` places need none: "Tại Điều 5, bổ sung khoản 4".
        """
        bare = self.ground.passage.bare
        verb = verbs.VERB.search(bare, self.start, self.start + _NEAR)
        self._read(self.start, verb.start() if verb else None)
        self.found.named(None)
        is_before = is_within and verb and not bare[self.end : verb.start()].strip()
        if not self.found.done or not (is_before or OPENS.match(bare, self.end)):
            return None
        return Clause(
            self.start, self.end, (), tuple(self.found.done), tuple(self.papers)
        )

    def passive(self, verb: re.Match[str], high: int) -> Clause | None:
        """Read the places up to ``high``, where "được" stands, and what is done."""
        self._read(self.start, high)
        if not self._is_subject(high):
            return None
        self.found.named(None)
        done = verbs.read(verb)
        self.verbs, self.end = [done], verb.end()
        self.found.done = [
            Target((done,), one.place, one.paper) for one in self.found.done
        ]
        if done.relation == "amends":
            self._amended(verb.end(), done)
        return self._clause()

    def _amended(self, at: int, done: Verb) -> None:
        """Read on to what of the subject is amended: "Điều 5 được bổ sung khoản 4"."""
        subject, papers = self.found.done, self.papers.copy()
        self.found, self.joint = Gathering((done,)), ""
        self._read(at)
        self.found.named(None)
        inner = [one for one in self.found.done if one.place]
        added = [_added(one, base) for one in inner for base in subject]
        self.found.done = added or subject
        # What comes in instead is not changed.
        self.papers = papers or self.papers

    def _clause(self) -> Clause | None:
        is_any = self.found.done or self.papers or self.is_named or self.is_words
        if not is_any or not self.verbs:
            return None
        return Clause(
            self.start,
            self.end,
            tuple(self.verbs),
            tuple(self.found.done),
            tuple(dict.fromkeys(self.papers)),
            is_named=self.is_named and not self.papers,
            is_some=self.is_some,
            is_words=self.is_words,
        )

    def _is_subject(self, high: int) -> bool:
        """Tell whether what was read is what "được" is said of."""
        gap = self.ground.passage.bare[self.end : high]
        if self.verbs or (self.found.is_empty and not self.papers):
            return False
        if not gap.strip().strip(",") or _ASIDE.fullmatch(gap):
            return True
        is_told = bool(self.papers) and len(gap) <= _REACH
        return is_told and BREAK.search(gap) is None and PLACE.search(gap) is None

    def _resumed(self) -> int | None:
        """Return where a list goes on after what is told of the last paper."""
        if not self.papers or self.found.is_open:
            return None
        ground, bare = self.ground, self.ground.passage.bare
        stop = BREAK.search(bare, self.end, self.end + _REACH)
        high = stop.start() if stop else min(len(bare), self.end + _REACH)
        for place in PLACE.finditer(bare, self.end, high):
            # "… quy định chi tiết khoản 3 Điều 5 và Điều 7 của …" goes on no list.
            if not JOINED.search(bare, max(self.end, place.start() - 9), place.start()):
                high = place.start()
                break
        for joint in GOES_ON.finditer(bare, self.end, high):
            if self._is_next(ground, joint.end()):
                return joint.end()
        return None

    def _is_next(self, ground: Ground, at: int) -> bool:
        paper = ground.mention_at(at)
        if paper is not None:
            told = ground.mentions[self.papers[-1]].relations
            return bool(told) and ground.mentions[paper].relations is told
        if listed(ground.passage, at) is None:
            return False
        ahead = Walk(ground, at)
        ahead._read(at)
        return bool(ahead.papers)

    def _read(self, at: int, high: int | None = None) -> None:
        bare = self.ground.passage.bare
        for _ in range(_TOKENS):
            self.end = at
            while at < len(bare) and bare[at].isspace():
                at += 1
            if at >= len(bare) or (high is not None and at >= high):
                return
            after = self._step(at)
            if after is None:
                return
            at = after
        self.end = at

    def _step(self, at: int) -> int | None:
        """Read what stands at a place; return where it ends, None ends the list."""
        passage = self.ground.passage
        if (closed := self.ground.quoted.get(at)) is not None:
            self.is_words = self.is_words or self.found.is_empty
            return closed
        if named := self.ground.named(at):
            return self._paper(*named)
        if verb := verbs.VERB.match(passage.bare, at):
            return None if self._is_title() else self._verb(verb)
        if places := listed(passage, at):
            self._places(places.parts)
            return places.end
        if token := TOKEN.match(passage.bare, at):
            return self._word(token)
        return self._name(at)

    def _name(self, at: int) -> int | None:
        """Read what names a paper without its number."""
        bare = self.ground.passage.bare
        carried = _CARRIED.match(bare, at)
        if carried and self.ground.mention_at(carried.end()) is not None:
            return carried.end()
        self.is_named = _NAMED.match(bare, at) is not None
        return None

    def _paper(self, paper: int, end: int) -> int:
        self.found.named(paper)
        self.papers.append(paper)
        self.joint, self.is_bound, self.is_waiting = "", False, False
        return end

    def _is_title(self) -> bool:
        """Tell whether a verb follows a paper at once: "Luật sửa đổi, bổ sung …"."""
        return bool(self.papers) and not (self.joint or self.found.is_open)

    def _verb(self, match: re.Match[str]) -> int:
        verb = verbs.read(match)
        # "Bổ sung, thay thế, bãi bỏ một số cụm từ" does all three.
        self.found.verbs = (*self.found.verbs, verb) if self.is_waiting else (verb,)
        self.verbs.append(verb)
        self.joint, self.is_bound, self.is_waiting = "and", False, True
        return match.end()

    def _places(self, parts: Sequence[Part]) -> None:
        if not self.is_anchor:
            self.found.add(parts, self.joint, is_bound=self.is_bound)
        self.joint, self.is_bound = "", False
        self.is_anchor = self.is_waiting = False

    def _word(self, token: re.Match[str]) -> int | None:
        kind = token.lastgroup
        if kind in {"own", "attached"}:
            self.found.drop(is_attached=kind == "attached")
            return None
        if kind == "instead":
            return self._instead(token.end())
        if kind == "joint":
            self.joint = "," if token.group() == "," else "and"
        elif kind == "at":
            self.found.keep()
        self.is_anchor = self.is_anchor or kind == "anchor"
        self.is_bound = self.is_bound or kind == "prescribed"
        self.is_some = self.is_some or (kind == "some" and self.found.is_empty)
        self.is_words = self.is_words or (kind == "words" and self.found.is_empty)
        return token.end()

    def _instead(self, at: int) -> int | None:
        """Pass over the words that come in; a place that comes in ends the list."""
        bare = self.ground.passage.bare
        while at < len(bare) and bare[at].isspace():
            at += 1
        is_other = listed(self.ground.passage, at) or _NAMED.match(bare, at)
        return None if is_other or self.ground.mention_at(at) is not None else at


def _added(one: Target, base: Target) -> Target:
    """Return a place that is added within the place a clause is about."""
    lowest = min(part.rank for part in one.place)
    outer = tuple(part for part in base.place if part.rank < lowest)
    return Target(one.verbs, (*one.place, *outer), one.paper or base.paper)
