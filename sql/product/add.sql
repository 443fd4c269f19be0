-- Adds a product.
-- in: product Text, name Text, family Text, product_group Text
-- rows: changes 1
-- scope: catalogue
INSERT INTO product (product, name, family, product_group) VALUES (:product, :name, :family, :product_group)
