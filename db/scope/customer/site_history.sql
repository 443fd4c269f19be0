-- As the site.
:staff = 1
OR EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = site_history.enterprise AND s.site = site_history.site)
