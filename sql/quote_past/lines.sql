-- What lines of a revision said until the first edition behind one that changed or removed them. `added`: the edition that
-- the line came with; figures are null where they were not kept yet.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, edition int64_t
-- out: line int64_t, site ?SiteId, part ?Text, quantity Quantity, entitlement ?EntitlementId,
--   price_row ?PriceRowId, unit ?Money, extended ?Money, buy_unit ?Money, sell_unit ?Money, points ?Points,
--   coverage_start ?Date, coverage_end ?Date, months ?int64_t, due ?Date, note ?Text, yearly ?Money,
--   price_on ?Date, channel_unit ?Money, declared_by ?IdentityId, declared_on ?Date, evidence ?Text, added ?int64_t
-- rows: many
-- scope: enterprise
SELECT w.line, w.site, w.part, w.quantity, w.entitlement, w.price_row, w.unit, w.extended, w.buy_unit, w.sell_unit,
    w.points, w.coverage_start, w.coverage_end, w.months, w.due, w.note, w.yearly, w.price_on, w.channel_unit,
    w.declared_by, w.declared_on, w.evidence, w.added
FROM quote_line_was AS w
WHERE w.enterprise = :enterprise AND w.quote = :quote AND w.revision = :revision
    AND w.edition = (SELECT MIN(f.edition) FROM quote_line_was AS f WHERE f.enterprise = w.enterprise AND f.quote = w.quote
        AND f.revision = w.revision AND f.line = w.line AND f.edition > :edition)
ORDER BY w.line
