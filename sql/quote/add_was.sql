-- Keeps what a draft's line said until an edition changed or removed it.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, line int64_t, edition int64_t, removed bool,
--   added ?int64_t, site SiteId, part Text, quantity Quantity, entitlement ?EntitlementId, price_row PriceRowId,
--   unit Money, extended Money, buy_unit ?Money, sell_unit ?Money, points Points, coverage_start ?Date,
--   coverage_end ?Date, months ?int64_t, due ?Date, note ?Text, yearly Money, price_on Date,
--   channel_unit ?Money, declared_by ?IdentityId, declared_on ?Date, evidence ?Text
-- rows: changes 1
-- scope: enterprise
INSERT INTO quote_line_was (enterprise, quote, revision, line, edition, removed, added, site, part, quantity, entitlement,
    price_row, unit, extended, buy_unit, sell_unit, points, coverage_start, coverage_end, months, due, note,
    yearly, price_on, channel_unit, declared_by, declared_on, evidence)
VALUES (:enterprise, :quote, :revision, :line, :edition, :removed, :added, :site, :part, :quantity, :entitlement,
    :price_row, :unit, :extended, :buy_unit, :sell_unit, :points, :coverage_start, :coverage_end, :months,
    :due, :note, :yearly, :price_on, :channel_unit, :declared_by, :declared_on, :evidence)
