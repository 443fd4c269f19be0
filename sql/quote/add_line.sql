-- Adds a line of a revision.
-- in: enterprise EnterpriseId, quote QuoteId, revision int64_t, line int64_t, site SiteId, part Text,
--   quantity Quantity, entitlement ?EntitlementId, price_row PriceRowId, unit Money, extended Money,
--   buy_unit ?Money, sell_unit ?Money, points Points, coverage_start ?Date, coverage_end ?Date,
--   months ?int64_t, due ?Date, note ?Text, yearly Money, price_on Date, channel_unit ?Money,
--   declared_by ?IdentityId, declared_on ?Date, evidence ?Text, edition int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO quote_line (enterprise, quote, revision, line, site, part, quantity, entitlement, price_row, unit, extended,
    buy_unit, sell_unit, points, coverage_start, coverage_end, months, due, note, yearly, price_on,
    channel_unit, declared_by, declared_on, evidence, edition)
VALUES (:enterprise, :quote, :revision, :line, :site, :part, :quantity, :entitlement, :price_row, :unit,
    :extended, :buy_unit, :sell_unit, :points, :coverage_start, :coverage_end, :months, :due, :note,
    :yearly, :price_on, :channel_unit, :declared_by, :declared_on, :evidence, :edition)
