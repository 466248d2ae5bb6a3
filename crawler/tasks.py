"""The tasks of this package; Celery finds them here."""

from crawler.claims.tasks import look_at_claims as look_at_claims
from crawler.claims.tasks import look_for_proof as look_for_proof
