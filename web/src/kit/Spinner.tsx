import "./Spinner.css";

/** A turning ring; decoration only, so say what is happening beside it. */
export function Spinner() {
    return <span className="spinner" aria-hidden="true" />;
}
