-- V3: a customer its own; a partner that of a site that it sees. Both also the one in which such a site stood
-- on an earlier day: orders and proofs of that day name it. A partner's first two conditions are cases of its third: an
-- enterprise mostly has one agreement, so that the first site that it sees of it says yes; else the agreement's own sites
-- are asked, of which it may see the last, and then all that it sees of the enterprise.
:staff = 1
OR (enterprise = :customer AND (agreement = :agreement OR EXISTS (SELECT 1 FROM site_history AS h
    WHERE h.enterprise = agreement.enterprise AND h.agreement = agreement.agreement)))
OR agreement = (SELECT s.agreement FROM visibility AS v CROSS JOIN site AS s
    WHERE v.account = :partner AND v.enterprise = agreement.enterprise AND s.enterprise = v.enterprise AND s.site = v.site
    LIMIT 1)
-- seldom: where the enterprise has several agreements, or a site of the viewer's has left this one
OR (:partner IS NOT NULL AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = agreement.enterprise AND s.agreement = agreement.agreement))
OR EXISTS (SELECT 1 FROM visibility AS v JOIN site_history AS h ON h.enterprise = v.enterprise AND h.site = v.site
    WHERE v.account = :partner AND v.enterprise = agreement.enterprise AND h.agreement = agreement.agreement)
