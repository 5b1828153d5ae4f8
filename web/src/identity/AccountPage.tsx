import { useMe } from "~/app/me";
import { Stack } from "~/kit/layout";
import { Loaded } from "~/kit/Loaded";
import { PageHeader } from "~/kit/PageHeader";
import { useWords } from "~/kit/words/Words";
import { AccommodationPart } from "./AccommodationPart";
import { DataPart } from "./DataPart";
import { LooksPart } from "./LooksPart";
import { PasswordPart } from "./PasswordPart";
import { PhotoPart } from "./PhotoPart";
import { ProfilePart } from "./ProfilePart";
import { SessionsPart } from "./SessionsPart";

export default function AccountPage() {
    const words = useWords();
    const { reading } = useMe();
    return (
        <>
            <PageHeader title={words("identity.account.title")} lead={words("identity.account.lead")} />
            <Loaded reading={reading}>
                {({ person }) => person
                    ? (
                        <Stack gap={6}>
                            <ProfilePart person={person} />
                            <PhotoPart person={person} />
                            <AccommodationPart />
                            <LooksPart />
                            <PasswordPart />
                            <SessionsPart />
                            <DataPart person={person} />
                        </Stack>
                    )
                    : null}
            </Loaded>
        </>
    );
}
