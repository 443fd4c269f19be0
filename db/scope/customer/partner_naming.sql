-- A partner what it was named for; a customer those of its sites.
:staff = 1
OR account = :partner
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = partner_naming.enterprise AND s.site = partner_naming.site))
