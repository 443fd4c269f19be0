-- As the site; to a partner by what opens it, without the detour.
:staff = 1
OR (enterprise = :customer AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = site_history.enterprise AND s.site = site_history.site))
OR EXISTS (SELECT 1 FROM visibility AS v WHERE v.account = :partner
    AND v.enterprise = site_history.enterprise AND v.site = site_history.site)
