-- P39: the desks, who asked for it, and of the customer who sees one of its sites.
:staff = 1
OR account = :partner
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s WHERE s.enterprise = transfer.enterprise
    AND (s.site = transfer.from_site OR s.site = transfer.to_site)))
