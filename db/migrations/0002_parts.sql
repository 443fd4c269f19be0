-- Parts: what a price list sells (R6). What a part is stands in columns (R6.7).

CREATE TABLE product (
    product text NOT NULL,
    name text NOT NULL,
    family text NOT NULL CHECK (family IN ('software', 'saas')),
    product_group text NOT NULL,
    PRIMARY KEY (product)
);

CREATE TABLE part (
    part text NOT NULL,
    type text NOT NULL,
    description text NOT NULL,
    product text REFERENCES product (product),
    metric text NOT NULL,
    points bigint NOT NULL CHECK (points >= 0),
    discountable bigint NOT NULL CHECK (discountable IN (0, 1)),
    renewal text REFERENCES part (part),
    reinstatement text REFERENCES part (part),
    overage text REFERENCES part (part),
    replacement text REFERENCES part (part),
    orderable_until date,
    term_months bigint NOT NULL CHECK (term_months BETWEEN 1 AND 120),
    minimum_quantity bigint NOT NULL CHECK (minimum_quantity >= 1),
    multiple bigint NOT NULL CHECK (multiple >= 1),
    notice_days bigint,
    billing text CHECK (billing IN ('upfront', 'monthly', 'quarterly', 'yearly')),
    at_end text CHECK (at_end IN ('renews', 'monthly', 'ends')),
    PRIMARY KEY (part)
);
CREATE INDEX part_reinstatement ON part (reinstatement);
CREATE INDEX part_product ON part (product);

-- R6.5: which licences a trade-up part may replace.
CREATE TABLE part_trade_up (
    part text NOT NULL REFERENCES part (part),
    replaces text NOT NULL REFERENCES part (part),
    PRIMARY KEY (part, replaces)
);

-- R6.6: metrics are data; a computed one has its table as text.
CREATE TABLE metric (
    metric text NOT NULL,
    name text NOT NULL,
    unit text NOT NULL,
    computed text,
    PRIMARY KEY (metric)
);
