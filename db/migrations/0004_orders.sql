-- Accepted orders and their lines.

CREATE TABLE orders (
    enterprise bigint NOT NULL REFERENCES enterprise (enterprise),
    order_id bigint NOT NULL,
    seq bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('order', 'renewal')),
    agreement bigint NOT NULL,
    site bigint,
    term bigint NOT NULL,
    accepted_on date NOT NULL,
    accepted_at bigint NOT NULL,
    level text,
    points bigint NOT NULL,
    total bigint NOT NULL,
    currency text NOT NULL,
    country_group text NOT NULL,
    programme_version bigint NOT NULL REFERENCES programme_version (version),
    FOREIGN KEY (enterprise, agreement) REFERENCES agreement (enterprise, agreement),
    PRIMARY KEY (enterprise, order_id)
);

-- unit and extended are the suggested price at the order's level; price_row and price_on say where it
-- came from. coverage is null for a part without; months, due and entitlement only for renewals.
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
    yearly bigint NOT NULL,
    unit bigint NOT NULL,
    extended bigint NOT NULL,
    points bigint NOT NULL,
    coverage_start date NOT NULL,
    coverage_end date NOT NULL,
    months bigint,
    due date,
    entitlement bigint,
    FOREIGN KEY (enterprise, order_id) REFERENCES orders (enterprise, order_id),
    FOREIGN KEY (enterprise, site) REFERENCES site (enterprise, site),
    PRIMARY KEY (enterprise, order_id, line)
);
