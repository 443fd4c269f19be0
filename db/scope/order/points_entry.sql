-- V3: a partner the lines of what it sold; a customer those of its sites.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = points_entry.enterprise AND s.site = points_entry.site))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = points_entry.enterprise AND v.site = points_entry.site
        AND v.account = :partner AND v.evidence = 'sale' AND v.object = points_entry.order_id)
