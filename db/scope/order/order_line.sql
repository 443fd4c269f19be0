-- V2: a partner what it sold (sale), for ever; a customer those of its sites.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = order_line.enterprise AND s.site = order_line.site))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = order_line.enterprise AND v.site = order_line.site AND v.account = :partner
        AND v.evidence = 'sale' AND v.object = order_line.order_id)
