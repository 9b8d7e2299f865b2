"""What a change of the readers gained or lost is told, and no loss goes unseen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import LabelError
from indexer.evaluate import baseline, disputed
from indexer.evaluate.disputed import Dispute
from indexer.evaluate.figures import Fault, Figures, PaperFigures, Score

WRONG = Fault("a.pdf", "issued", "wrong", "2019-08-01", "2019-08-02")
MISSED = Fault("b “q”.pdf", "issued", "missed", "2020-01-01")
MADE_UP = Fault("a.pdf", "organ", "extra", None, "Ban Bí thư")


def figures(*faults, right=8):
    """Return figures over papers with these faults and some right answers."""
    found = PaperFigures(read=["a.pdf", "b.pdf"], facts={"issued", "organ"})
    found.add("issued", right, right, right)
    found.add("organ", 0, 0, 0)
    for fault in faults:
        wanted, given = fault.verdict != "extra", fault.verdict != "missed"
        found.add(fault.field, 0, wanted, given)
        found.faults.append(fault)
    return found


def test_figures_come_back_as_they_were_kept(tmp_path):
    """What is written is read back, whatever the names of files."""
    path = tmp_path / "baseline" / "x.toml"
    baseline.write(path, figures(WRONG, MISSED))

    kept = baseline.read(path)

    assert kept.scores == {"issued": Score(8, 10, 9)}
    assert kept.errors == tuple(sorted((WRONG.key, MISSED.key)))
    assert (kept.read, kept.silent) == (2, 1)
    assert baseline.compare(kept, figures(WRONG, MISSED)).is_same


def test_a_baseline_quotes_nothing(tmp_path):
    """Neither what was wanted nor what was found stands in it."""
    baseline.write(tmp_path / "x.toml", figures(WRONG, MADE_UP))

    text = (tmp_path / "x.toml").read_text()

    assert "2019-08" not in text
    assert "Ban Bí thư" not in text


def test_another_wrong_value_is_the_same_error():
    """An error is known by what was wanted, or by what was made up."""
    other = Fault("a.pdf", "issued", "wrong", "2019-08-01", "1999-01-01")
    asked = Fault("a.pdf", "issued", "wrong", "2019-08-02", "1999-01-01")
    made_up = Fault("a.pdf", "organ", "extra", None, "Bộ Chính trị")

    assert WRONG.key == other.key
    assert len({WRONG.key, asked.key, MADE_UP.key, made_up.key}) == 4


CHANGES = {
    "nothing": (([WRONG], 8), ([WRONG], 8), ([], [], False)),
    "an error came": (([], 9), ([WRONG], 8), ([WRONG], [], True)),
    "an error went": (([WRONG], 8), ([], 9), ([], [WRONG.key], False)),
    "one came, one went": (
        ([WRONG], 8),
        ([MISSED], 8),
        ([MISSED], [WRONG.key], True),
    ),
    "one error twice": (([WRONG], 8), ([WRONG, WRONG], 8), ([WRONG], [], True)),
    "right answers went with their labels": (([], 9), ([], 8), ([], [], True)),
    "labels came": (([], 8), ([], 9), ([], [], False)),
}


@pytest.mark.parametrize(("before", "now", "told"), CHANGES.values(), ids=CHANGES)
def test_gains_and_losses(before, now, told):
    """Errors that came and went are told, and whether anything is lost."""
    (old, old_right), (new, new_right) = before, now
    kept = baseline.of(figures(*old, right=old_right))

    change = baseline.compare(kept, figures(*new, right=new_right))

    assert (change.came, change.gone, change.is_loss) == told
    assert change.is_same == (before == now)


FAULTS = st.lists(
    st.builds(
        Fault,
        st.sampled_from(["a.pdf", "b.pdf"]),
        st.sampled_from(["issued", "organ"]),
        st.sampled_from(["missed", "extra", "wrong"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from(["x", "y"]),
        st.sampled_from([None, "missing"]),
    ),
    max_size=6,
)


@given(FAULTS, FAULTS)
def test_what_came_one_way_goes_the_other(one, other):
    """There and back nothing is won, and no error comes unseen."""
    there = baseline.compare(baseline.of(figures(*one)), figures(*other))
    back = baseline.compare(baseline.of(figures(*other)), figures(*one))

    assert sorted(fault.key for fault in there.came) == back.gone
    assert sorted(fault.key for fault in back.came) == there.gone
    assert there.is_same == back.is_same
    assert there.is_loss or not there.came
    if not (there.is_loss or back.is_loss):
        assert there.is_same


def test_a_doubt_that_goes_is_a_loss():
    """The same error without its flag is worse."""
    flagged = Fault("a.pdf", "issued", "wrong", "2019-08-01", "x", "date_suspect")
    kept = baseline.of(figures(flagged))

    change = baseline.compare(kept, figures(WRONG))

    assert (change.came, change.silent, change.is_loss) == ([], (0, 1), True)
    assert not change.is_same


def test_other_papers_are_told():
    """Figures over other papers are no figures to hold anybody to."""
    kept = baseline.of(figures())
    other = figures()
    other.read.append("c.pdf")

    change = baseline.compare(kept, other)

    assert (change.is_elsewhere, change.is_same, change.is_loss) == (True, False, False)
    assert not baseline.compare(kept, figures()).is_elsewhere


def test_a_field_that_goes_is_a_loss():
    """Where a field is measured no more, its errors cannot be seen."""
    kept = baseline.of(figures())

    assert baseline.compare(kept, Figures()).is_loss


BROKEN = {
    "no TOML": "[scores",
    "no scores": "read = 1",
    "a word for a number": 'read = "many"\nlabels = ""\n[scores]',
    "not UTF-8": b"\xff\xfe",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_broken_baseline_is_an_error(tmp_path, text):
    """What is no baseline is named."""
    path = tmp_path / "x.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(LabelError, match=r"x\.toml"):
        baseline.read(path)


def test_disputed_labels_are_told_both_ways():
    """Figures without them ask nobody for the disputed answer."""
    found = figures(WRONG, MISSED)
    disputes = (Dispute("x", WRONG.key, "the day is struck out by hand"),)

    settled = disputed.settle("x", found, disputes)

    assert found.scores["issued"] == Score(8, 10, 9)
    assert settled.scores["issued"] == Score(8, 9, 8)
    assert settled.held == [(WRONG, disputes[0])]
    assert settled.idle == []


def test_disputes_of_another_set_do_not_count():
    """A dispute names its data set."""
    found = figures(WRONG)

    settled = disputed.settle("y", found, (Dispute("x", WRONG.key, "why"),))

    assert (settled.held, settled.idle) == ([], [])
    assert settled.scores == found.scores


def test_a_dispute_that_is_no_error_any_more_is_told():
    """Who disputes what nobody gets wrong has forgotten to take it out."""
    dispute = Dispute("x", WRONG.key, "why")

    assert disputed.settle("x", figures(), (dispute,)).idle == [dispute]


def test_a_fault_is_taken_out_of_every_score_it_lowers():
    """A missed citation lowers the score of its family and that of dates."""
    found = Figures()
    for name in ("numbered", "dated"):
        found.add(name, 1, 2, 1)
    fault = Fault("p", "numbered", "missed", "a", also=("dated",))
    found.faults.append(fault)

    settled = disputed.settle("x", found, (Dispute("x", fault.key, "why"),))

    assert settled.scores == dict.fromkeys(("numbered", "dated"), Score(1, 1, 1))


LISTS = {
    "no TOML": "[[disputed]",
    "no reason": "[[disputed]]\nset = 'x'\nerror = 'e'",
    "a word that is not known": "[[disputed]]\nset='x'\nerror='e'\nreason='r'\nwhy='w'",
    "twice": "[[disputed]]\nset='x'\nerror='e'\nreason='r'\n" * 2,
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_broken_list_of_disputes_is_an_error(tmp_path, text):
    """A dispute has a data set, an error and a reason, once."""
    path = tmp_path / "disputed.toml"
    path.write_text(text)

    with pytest.raises(LabelError, match=r"disputed\.toml"):
        disputed.read(path)


def test_no_list_of_disputes_is_an_empty_one(tmp_path):
    """Nothing need be disputed."""
    assert disputed.read(tmp_path / "disputed.toml") == ()
