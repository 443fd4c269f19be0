-- V2: a partner where it is incumbent, what its sale made while nobody else renewed it, and what it is
-- named for or consented to beyond the header; a customer those of its sites.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = entitlement.enterprise AND s.site = entitlement.site))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = entitlement.enterprise AND v.site = entitlement.site
        AND v.account = :partner AND v.evidence = 'incumbent' AND v.object = entitlement.entitlement)
OR (EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = entitlement.enterprise AND v.site = entitlement.site AND v.account = :partner
        AND v.evidence IN ('sale', 'named', 'consent'))
-- seldom: a line that is another's to renew, of a site that the viewer knows
AND (((entitlement.distributor = :partner OR entitlement.reseller = :partner) AND EXISTS (SELECT 1 FROM visibility AS v
        WHERE v.enterprise = entitlement.enterprise AND v.site = entitlement.site
            AND v.account = :partner AND v.evidence = 'sale' AND v.object = entitlement.order_id))
    OR EXISTS (SELECT 1 FROM visibility AS v JOIN partner_naming AS n
            ON n.enterprise = v.enterprise AND n.site = v.site AND n.naming = v.object
        WHERE v.enterprise = entitlement.enterprise AND v.site = entitlement.site
            AND v.account = :partner AND v.evidence IN ('named', 'consent')
            AND n.state = 'active' AND n.scope <> 'header' AND NOT EXISTS (
                SELECT 1 FROM partner_naming AS m WHERE m.enterprise = n.enterprise
                    AND m.site = n.site AND m.naming = n.naming AND m.seq > n.seq))))
