-- House "History": the whole of what a draft's line said until an edition changed or removed it, what people said and what
-- pricing made of it; nothing of those changed before. The day of the prices that an edition shows, and B4's digest of them.
ALTER TABLE quote_line_was ADD COLUMN part text;
ALTER TABLE quote_line_was ADD COLUMN price_row bigint;
ALTER TABLE quote_line_was ADD COLUMN price_on date;
ALTER TABLE quote_line_was ADD COLUMN yearly bigint;
ALTER TABLE quote_line_was ADD COLUMN unit bigint;
ALTER TABLE quote_line_was ADD COLUMN extended bigint;
ALTER TABLE quote_line_was ADD COLUMN buy_unit bigint;
ALTER TABLE quote_line_was ADD COLUMN points bigint;
ALTER TABLE quote_line_was ADD COLUMN coverage_start date;
ALTER TABLE quote_line_was ADD COLUMN coverage_end date;
ALTER TABLE quote_line_was ADD COLUMN months bigint;
ALTER TABLE quote_line_was ADD COLUMN declared_by bigint;
ALTER TABLE quote_line_was ADD COLUMN declared_on date;
ALTER TABLE quote_line_was ADD COLUMN evidence text;
ALTER TABLE quote_event ADD COLUMN priced_on date;
ALTER TABLE quote_event ADD COLUMN input_hash text;
