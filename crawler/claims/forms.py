"""What a person says when a claim begins: which address, and how it will be proved."""

from django import forms

from leaderboards.people_labels import proof_kind_choices
from leaderboards.vocabulary import ProofKind


class BeginForm(forms.Form):
    """Both come from the page's own buttons; claiming.py asks the catalogue about them."""

    url = forms.CharField(max_length=1000)
    proof = forms.ChoiceField(choices=proof_kind_choices)

    def proof_kind(self) -> ProofKind:
        return ProofKind(self.cleaned_data["proof"])
