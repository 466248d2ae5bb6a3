"""For migrations that give models and fields other names, and change no table."""

from typing import Any

from django.db import migrations


class NamesOnly(migrations.SeparateDatabaseAndState):
    """Many names at once. The database is not touched.

    Django would build the models anew after each of them, which takes seconds; so what was built
    is dropped first, and built once when it is asked for again.
    """

    def __init__(self, operations: Any = ()) -> None:
        super().__init__(state_operations=operations)

    def deconstruct(self) -> Any:
        return (type(self).__name__, [self.state_operations], {})

    def state_forwards(self, app_label: str, state: Any) -> None:
        vars(state).pop("apps", None)
        super().state_forwards(app_label, state)
