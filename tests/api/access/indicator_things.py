"""What the access table asks for about indicators, programmes and public tables."""

import datetime as dt

from models.db import db
from models.indicator import ProgrammeTarget
from tests.api.access.campaign_things import Place
from tests.factories import unique
from tests.factories.indicators import make_indicator, make_observation, make_status, make_target
from tests.support.store import Store


class IndicatorThings:
    """Indicators, observations and targets of the place's province."""

    store: Store
    place: Place

    def indicator(self) -> str:
        """An indicator with one observation of the province."""
        with self.store.writing():
            indicator_id = make_indicator()
            make_observation(indicator_id, self.place.world.province, dt.date(2026, 1, 1), "12")
            return str(indicator_id)

    def unused(self) -> str:
        """An indicator that nothing rests on."""
        with self.store.writing():
            return str(make_indicator())

    def declaration(self) -> str:
        """A result of a target of the province."""
        with self.store.writing():
            return str(make_status(make_target(self.place.world.province), "achieved", dt.date(2026, 1, 31)))

    def target(self) -> str:
        """A target of a programme of the province."""
        with self.store.writing():
            return str(make_target(self.place.world.province, make_indicator()))

    def programme(self) -> str:
        """A programme of the province."""
        with self.store.writing():
            target = db.session.get_one(ProgrammeTarget, make_target(self.place.world.province))
            return str(target.programme_id)

    def new_code(self) -> str:
        """A code that no indicator has yet."""
        return f"N{unique.number()}"

    def shape(self) -> str:
        """A shape that public tables have."""
        return "commune_topic"
