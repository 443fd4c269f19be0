-- V3: a customer its own; a partner that of a site that it sees. Both also the one in which such a site stood
-- on an earlier day: orders and proofs of that day name it. A partner's first condition is a case of its second, found
-- by the agreement's own sites instead of by all that the partner sees of the enterprise.
:staff = 1
OR (enterprise = :customer AND (agreement = :agreement OR EXISTS (SELECT 1 FROM site_history AS h
    WHERE h.enterprise = agreement.enterprise AND h.agreement = agreement.agreement)))
OR (:partner IS NOT NULL AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = agreement.enterprise AND s.agreement = agreement.agreement))
-- seldom: one that a site of the viewer's has left
OR EXISTS (SELECT 1 FROM visibility AS v JOIN site_history AS h ON h.enterprise = v.enterprise AND h.site = v.site
    WHERE v.account = :partner AND v.enterprise = agreement.enterprise AND h.agreement = agreement.agreement)
