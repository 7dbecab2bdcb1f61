"""A decision as it stands on paper, all wording settled. PDF and DOCX are made from nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ListedMember:
    """A row of the annex. ``phone`` as it is read (``0912 345 678``)."""

    no: int
    name: str
    birth_year: int | None
    gender: str
    organization: str
    role: str
    phone: str


@dataclass(frozen=True)
class ListedTeam:
    """A team's part of the annex."""

    title: str
    hamlet: str
    members: tuple[ListedMember, ...]


@dataclass(frozen=True)
class Article:
    """``Điều n.``, its text, and numbered points below it (with their numbers)."""

    title: str
    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class Annex:
    """The list at the end: ``label`` is its name, ``to_decision`` is ``(Kèm theo Quyết định số …)``."""

    label: str
    title: tuple[str, ...]
    to_decision: str
    columns: tuple[str, ...]
    teams: tuple[ListedTeam, ...]


@dataclass(frozen=True)
class DecisionPaper:
    """The page from top to bottom.

    ``parent_body``: cơ quan chủ quản. ``number`` and ``day`` are written out, with gaps where nothing is known yet.
    Tuples of text are lines; ``authority`` are those above the signer's name.
    """

    parent_body: str
    body: tuple[str, ...]
    number: str
    day: str
    title: str
    subject: tuple[str, ...]
    issuer: str
    bases: tuple[str, ...]
    articles: tuple[Article, ...]
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    signer: str
    annex: Annex
    draft: bool
