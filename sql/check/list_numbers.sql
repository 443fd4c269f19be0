-- Kinds of public numbers of which more were given than were drawn. Agreements and sites may bring
-- numbers of their own.
-- out: kind Text, issued int64_t, drawn int64_t
-- rows: many
-- scope: catalogue
SELECT d.kind, COUNT(*) AS issued, COALESCE(MAX(b.next), 0) AS drawn
FROM directory AS d LEFT JOIN number_block AS b ON b.kind = d.kind
WHERE d.kind IN ('order', 'quote', 'bid', 'proof')
GROUP BY d.kind HAVING COUNT(*) > COALESCE(MAX(b.next), 0)
ORDER BY d.kind
