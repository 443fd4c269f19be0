-- As the site.
:staff = 1
OR EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = site_word.enterprise AND s.site = site_word.site)
