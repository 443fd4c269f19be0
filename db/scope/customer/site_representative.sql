-- As the site: the vendor's people are no contacts of the customer's.
:staff = 1
OR EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = site_representative.enterprise AND s.site = site_representative.site)
