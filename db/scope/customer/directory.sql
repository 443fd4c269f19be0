-- V6: a number is there for who sees what it names, and for nobody else.
:staff = 1
-- seldom: numbers are looked up one by one, and each is of one kind
OR (directory.kind = 'site' AND EXISTS (SELECT 1 FROM site AS s
    WHERE s.enterprise = directory.owner AND s.site = directory.object))
OR (directory.kind = 'agreement' AND EXISTS (SELECT 1 FROM agreement AS a
    WHERE a.enterprise = directory.owner AND a.agreement = directory.object))
OR (directory.kind = 'order' AND EXISTS (SELECT 1 FROM order_line AS l
    WHERE l.enterprise = directory.owner AND l.order_id = directory.object))
OR (directory.kind = 'order' AND EXISTS (SELECT 1 FROM order_request AS o
    WHERE o.enterprise = directory.owner AND o.order_id = directory.object))
OR (directory.kind = 'quote' AND EXISTS (SELECT 1 FROM quote AS q
    WHERE q.enterprise = directory.owner AND q.quote = directory.object))
OR (directory.kind = 'bid' AND EXISTS (SELECT 1 FROM bid AS b
    WHERE b.enterprise = directory.owner AND b.bid = directory.object))
OR (directory.kind = 'proof' AND EXISTS (SELECT 1 FROM proof AS p
    WHERE p.enterprise = directory.owner AND p.proof = directory.object))
