-- V5: a customer those of its sites; a partner by incumbency, naming, consent, or a sale of 24 months.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = contact.enterprise AND s.site = contact.site))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = contact.enterprise AND v.site = contact.site AND v.account = :partner
        AND (v.evidence IN ('incumbent', 'named', 'consent')
            OR (v.evidence = 'sale' AND v.from_day >= :contacts_since)))
