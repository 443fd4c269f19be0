-- Who sees both sites.
:staff = 1
OR (EXISTS (SELECT 1 FROM site AS s
        WHERE s.enterprise = entitlement_move.enterprise AND s.site = entitlement_move.from_site)
    AND EXISTS (SELECT 1 FROM site AS s
        WHERE s.enterprise = entitlement_move.enterprise AND s.site = entitlement_move.to_site))
