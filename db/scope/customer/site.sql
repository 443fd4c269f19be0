-- V1, V3: a customer its own site or all of its agreement; a partner what any evidence opens.
:staff = 1
OR (enterprise = :customer AND (site = :site OR (:whole = 1 AND agreement = :agreement)))
OR EXISTS (SELECT 1 FROM visibility AS v
    WHERE v.enterprise = site.enterprise AND v.site = site.site AND v.account = :partner)
