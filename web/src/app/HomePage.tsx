import { Loaded } from "~/kit/Loaded";
import { useMe } from "./me";
import { Overview } from "./Overview";
import { Welcome } from "./Welcome";

/** The start page: for a visitor what this is, for a person what is theirs. */
export default function HomePage() {
    const { reading } = useMe();
    return (
        <Loaded reading={reading}>{({ person }) => person ? <Overview person={person} /> : <Welcome />}</Loaded>
    );
}
