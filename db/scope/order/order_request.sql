-- P18: who submitted it and the partners named in it; a customer those of its sites.
:staff = 1
OR account = :partner OR distributor = :partner OR reseller = :partner
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = order_request.enterprise AND s.site = order_request.site))
