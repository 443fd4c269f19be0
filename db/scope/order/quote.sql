-- V2: a partner that owns it or is named in it; a customer what was presented, and the renewals that stand (P24), for its
-- site, or for its agreement where it sees that whole.
:staff = 1
OR owner = :partner OR distributor = :partner OR reseller = :partner
OR (enterprise = :customer AND (presented_on IS NOT NULL OR state = 'standing')
    AND ((:whole = 1 AND agreement = :agreement) OR EXISTS (SELECT 1 FROM site AS s
        WHERE s.enterprise = quote.enterprise AND s.site = quote.site)))
