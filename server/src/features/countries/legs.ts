/**
 * The way of each supplier's material as far as it is known: from where it comes, through what it passes, to the supplier's seat; a row
 * a supplier and leg. In which order several countries of transit are passed nobody says: each stands between origin and seat. A
 * country that is origin or seat as well is no stop of its own, and within a country there is no leg. What a mine sends on its way does
 * not come back to the mine.
 */
export const legsOf = (programme: string): string => `(WITH place AS MATERIALIZED (
    SELECT DISTINCT supplier_id, country, role FROM supplier_locations WHERE programme_id = ${programme} AND role IN ('ORIGIN', 'TRANSIT', 'SUPPLIER')),
  stop AS MATERIALIZED (
    SELECT supplier_id, country FROM place t WHERE role = 'TRANSIT'
      AND NOT EXISTS (SELECT 1 FROM place o WHERE o.supplier_id = t.supplier_id AND o.country = t.country AND o.role <> 'TRANSIT'))
  SELECT o.supplier_id, o.country AS leaves, 'ORIGIN' AS leaves_as, t.country AS reaches, 'TRANSIT' AS reaches_as
    FROM place o JOIN stop t ON t.supplier_id = o.supplier_id WHERE o.role = 'ORIGIN'
  UNION ALL SELECT t.supplier_id, t.country, 'TRANSIT', s.country, 'SUPPLIER'
    FROM stop t JOIN place s ON s.supplier_id = t.supplier_id AND s.role = 'SUPPLIER'
    WHERE NOT EXISTS (SELECT 1 FROM place o WHERE o.supplier_id = t.supplier_id AND o.country = s.country AND o.role = 'ORIGIN')
  UNION ALL SELECT o.supplier_id, o.country, 'ORIGIN', s.country, 'SUPPLIER'
    FROM place o JOIN place s ON s.supplier_id = o.supplier_id AND s.role = 'SUPPLIER' AND s.country <> o.country
    WHERE o.role = 'ORIGIN' AND NOT EXISTS (SELECT 1 FROM stop t WHERE t.supplier_id = o.supplier_id))`
