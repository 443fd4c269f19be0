-- P39: the desks; of the customer who sees one of its sites; and the partner who asked for it, as long as anything else opens one
-- of its sites to it (V2): asking opens nothing.
:staff = 1
OR ((enterprise = :customer OR account = :partner) AND EXISTS (SELECT 1 FROM site AS s WHERE s.enterprise = transfer.enterprise
    AND (s.site = transfer.from_site OR s.site = transfer.to_site)))
