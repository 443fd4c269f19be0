-- What a part is of which a site held some, be nothing left of it.
-- in: enterprise EnterpriseId, site SiteId, part Text
-- out: description Text, type Text, metric Text, product ?Text
-- rows: maybe
-- scope: enterprise
SELECT p.description, p.type, p.metric, p.product
FROM part AS p
WHERE p.part = :part AND EXISTS (SELECT 1 FROM entitlement AS e
    WHERE e.enterprise = :enterprise AND e.site = :site AND e.part = p.part)
