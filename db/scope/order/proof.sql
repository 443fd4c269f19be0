-- A partner those of what it sold; a customer those of its sites.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = proof.enterprise AND s.site = proof.site))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = proof.enterprise AND v.site = proof.site AND v.account = :partner
        AND v.evidence = 'sale' AND v.object = proof.order_id)
