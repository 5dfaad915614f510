"""Councillors and officers of Aldermarsh; none of them exists."""

from __future__ import annotations

from dataclasses import replace

from corpus.authoring.packs.facts import Person

CHAIRMAN = Person("Rosalind Thaxter", role="Chairman")
VICE = Person("Peter Quayle", role="Vice Chairman")
MEMBERS = (
    Person("Dorothy Amis-Keane"),
    Person("Hugh Brandreth OBE"),
    Person("Marjorie Fell"),
    Person("Priya Nandakumar"),
    Person("Samuel Oduya"),
    Person("Theresa Ockenden"),
    Person("Alan Stubbings"),
    Person("Colin Wragg JP"),
)
REPRESENTATIVES = (
    Person("Miles Averill", "co-opted member", role="Education Representative"),
    Person("Gwen Tolliver", "co-opted member", role="Education Representative"),
)
MARCHBANKS = Person("Helen Marchbanks", "other councillor", role="Cabinet Member for Children and Learning")
TINDALL = Person("Joseph Tindall", "other councillor", role="Deputy Cabinet Member for Children and Learning")
CARR = Person("Naomi Carr-Ellis", "officer", role="Corporate Director for Children and Learning")
FAIRWEATHER = Person("Owen Fairweather", "officer", role="Service Director for Help and Protection")
ROOKE = Person("Bethan Rooke", "officer", role="Service Director for Learning")
SARKAR = Person("Dilip Sarkar", "officer", role="Democratic Services Officer")
MALLORY = Person("Jane Mallory", "officer", role="Senior Scrutiny Officer")
HASTE = Person("Martin Haste", "officer", role="Group Manager, School Transport")
LINDQVIST = Person("Karin Lindqvist", "officer", role="Head of Fostering")


def present(missing: dict[str, str], substitutes: dict[str, str], *others: Person) -> tuple[Person, ...]:
    """Everybody at a meeting: ``missing`` by name, ``substitutes`` with the member that each replaces."""
    committee = (CHAIRMAN, VICE, *MEMBERS, *REPRESENTATIVES)
    members = [replace(p, attendance=missing.get(p.name, "present")) for p in committee]
    stand_ins = [Person(name, "substitute", substitute_for=member) for name, member in substitutes.items()]
    return (*members, *stand_ins, *others)
