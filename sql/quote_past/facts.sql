-- What the list of renewals says of a quote beside its head, as an edition left it: the first due day of its lines, and at how
-- many sites they are. Neither where a line has been taken out since of which that is not kept.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, edition int64_t
-- out: due ?Date, sites ?int64_t
-- rows: one
-- scope: enterprise
SELECT CASE WHEN COUNT(*) = COUNT(l.site) THEN MIN(l.due) END AS due,
    CASE WHEN COUNT(*) = COUNT(l.site) THEN COUNT(DISTINCT l.site) END AS sites
FROM (
    SELECT n.site, n.due FROM quote_line AS n
    WHERE n.enterprise = :enterprise AND n.quote = :quote AND n.revision = :revision AND COALESCE(n.edition, 0) <= :edition
    UNION ALL
    SELECT w.site, w.due FROM quote_line_was AS w
    WHERE w.enterprise = :enterprise AND w.quote = :quote AND w.revision = :revision AND w.removed = 1
        AND COALESCE(w.added, 0) <= :edition AND w.edition > :edition
) AS l
