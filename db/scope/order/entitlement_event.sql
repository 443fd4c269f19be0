-- As the entitlement; the first question is the one that an incumbent's answers at once.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM entitlement AS e
    WHERE e.enterprise = entitlement_event.enterprise AND e.entitlement = entitlement_event.entitlement))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = entitlement_event.enterprise AND v.site = entitlement_event.site
        AND v.account = :partner AND v.evidence = 'incumbent'
        AND v.object = entitlement_event.entitlement)
-- seldom: of a partner who has the line otherwise
OR (:partner IS NOT NULL AND EXISTS (SELECT 1 FROM entitlement AS e
    WHERE e.enterprise = entitlement_event.enterprise
        AND e.entitlement = entitlement_event.entitlement))
