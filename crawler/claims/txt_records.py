"""TXT records, asked of the machine's resolver within bounds. No connection follows from them."""

import dns.asyncresolver
import dns.exception
import dns.rdatatype
import dns.resolver

SECONDS = 8.0
MOST_RECORDS = 20
MOST_BYTES = 4096


class Unanswered(Exception):
    """The resolver gave no answer that can be used; that says nothing of the domain."""


async def txt_records(name: str) -> tuple[str, ...]:
    """The texts of a name, each with its strings joined; none where there is no such name.

    Raises Unanswered.
    """
    try:
        resolver = dns.asyncresolver.Resolver()
        found = await resolver.resolve(
            f"{name.rstrip('.')}.", dns.rdatatype.TXT, lifetime=SECONDS, search=False
        )
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return ()
    except (dns.exception.DNSException, OSError, ValueError) as error:
        raise Unanswered("the resolver did not answer") from error
    joined = (b"".join(record.strings)[:MOST_BYTES] for record in list(found)[:MOST_RECORDS])
    return tuple(text.decode("utf-8", errors="replace") for text in joined)
