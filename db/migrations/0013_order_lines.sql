-- Lines of orders. One renewal order spans sites, so the site stands on the line.

-- unit and extended are the suggested price at the order's level; price_row, price_on, months, bid_unit
-- and cap say how it came about, so that it can be computed again. The buy and sell units are the
-- distributor's and the reseller's own (R8.4).
CREATE TABLE order_line (
    enterprise bigint NOT NULL,
    order_id bigint NOT NULL,
    line bigint NOT NULL CHECK (line >= 1),
    site bigint NOT NULL,
    part text NOT NULL REFERENCES part (part),
    quantity bigint NOT NULL CHECK (quantity >= 1),
    returned bigint NOT NULL CHECK (returned BETWEEN 0 AND quantity),
    price_row bigint NOT NULL REFERENCES price_row (price_row),
    price_on date NOT NULL,
    yearly bigint NOT NULL CHECK (yearly >= 0),
    unit bigint NOT NULL CHECK (unit >= 0),
    extended bigint NOT NULL CHECK (extended >= 0),
    points bigint NOT NULL CHECK (points >= 0),
    coverage_start date,
    coverage_end date,
    months bigint CHECK (months BETWEEN 1 AND 12),
    due date,
    entitlement bigint,
    bid bigint,
    bid_unit bigint,
    cap_base bigint,
    cap_rise bigint,
    buy_unit bigint,
    sell_unit bigint,
    term_months bigint,
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, order_id, line)
);
CREATE INDEX order_line_site ON order_line (enterprise, site);
