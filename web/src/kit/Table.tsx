import { type Key, type ReactNode, useEffect, useRef } from "react";
import { reachIfWide } from "./scrollable";
import "./Table.css";

export interface Column<Row> {
    readonly id: string;
    readonly title: string;
    readonly cell: (row: Row) => ReactNode;
    /** `end` for numbers; `actions` for the buttons of a row. */
    readonly align?: "start" | "end" | "actions";
}

/** Rows of the same things. The first column names the row. On a phone every row becomes a card of its own. */
export function Table<Row>({ label, columns, rows, rowKey }: {
    readonly label: string;
    readonly columns: readonly Column<Row>[];
    readonly rows: readonly Row[];
    readonly rowKey: (row: Row) => Key;
}) {
    const frame = useRef<HTMLDivElement>(null);
    useEffect(() => reachIfWide(frame.current ? [frame.current] : []));
    // The roles are said again because a browser forgets them when CSS makes blocks of rows.
    return (
        <div ref={frame} className="table-frame">
            <table className="table" role="table" aria-label={label}>
                <thead role="rowgroup">
                    <tr role="row">
                        {columns.map((column) => (
                            <th key={column.id} scope="col" role="columnheader" data-align={column.align}>
                                {column.align === "actions"
                                    ? <span className="hidden-visually">{column.title}</span>
                                    : column.title}
                            </th>
                        ))}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    {rows.map((row) => (
                        <tr key={rowKey(row)} role="row">
                            {columns.map((column, at) => at === 0
                                ? <th key={column.id} scope="row" role="rowheader">{column.cell(row)}</th>
                                : (
                                    <td key={column.id} role="cell" data-align={column.align} data-title={column.title}>
                                        {column.align === "actions" ? column.cell(row) : <div>{column.cell(row)}</div>}
                                    </td>
                                ))}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
