"""Status: what happened, and what was only planned, asked for, denied or imagined."""

from __future__ import annotations

import re

import pytest

from detente.reading.status import official_of, status_of


@pytest.mark.parametrize(
    ("text", "trigger", "form", "status"),
    [
        ("The president met the rebel leader.", "met", "finite", "occurred"),
        ("The president refused to meet the rebel leader.", "meet", "bare", "denied"),
        ("The president never met the rebel leader.", "met", "finite", "denied"),
        ("The president did not meet him.", "meet", "bare", "denied"),
        (
            "Had the army agreed to meet in Vienna in July, the envoy said, lives would have been saved.",
            "meet",
            "bare",
            "counterfactual",
        ),
        ("Had he met the rebel leader, the war would have ended.", "met", "finite", "counterfactual"),
        ("The minister was to have met the envoy on Monday.", "met", "finite", "counterfactual"),
        ("They would have met in Oslo.", "met", "finite", "counterfactual"),
        ("The president may meet the rebel leader.", "meet", "bare", "hypothetical"),
        ("If they meet, it will be in Geneva.", "meet", "bare", "hypothetical"),
        ("The president will meet the rebel leader.", "meet", "bare", "planned"),
        ("The two are scheduled to meet on Monday.", "meet", "bare", "planned"),
        ("The envoy proposed a meeting.", "meeting", "noun", "proposed"),
        ("A possible meeting is on everybody's mind.", "meeting", "noun", "proposed"),
        ("The opposition demanded talks.", "talks", "noun", "demanded"),
        ("The palace denied that a call took place.", "call", "noun", "denied"),
        ("The meeting was called off.", "meeting", "noun", "denied"),
        ("The talks never took place.", "talks", "noun", "denied"),
        ("After the talks they signed.", "talks", "noun", "occurred"),
        ("The sides agreed to meet again.", "meet", "bare", "planned"),
        ("He said that they met in May.", "met", "finite", "occurred"),
        ("Could the Vienna meeting become a turning point?", "meeting", "noun", "occurred"),
    ],
)
def test_the_clause_says_whether_it_happened(text: str, trigger: str, form: str, status: str) -> None:
    where = re.search(rf"\b{trigger}\b", text)
    assert where
    assert status_of(text, 0, len(text), where.span(), form) == status  # type: ignore[arg-type]


def test_a_report_says_when_a_contact_was_never_announced() -> None:
    assert official_of("The call was never officially announced.") is False
    assert official_of("According to unconfirmed reports they spoke.") is False
    assert official_of("They spoke on Monday.") is None
