// Client uses what oapi-codegen makes of a workspace's schema: that it compiles shows that the client is typed.
package main

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"time"

	openapi_types "github.com/oapi-codegen/runtime/types"
)

func main() {
	if err := use(context.Background(), os.Args[1], os.Getenv("NINOX_API_KEY")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func use(ctx context.Context, origin, key string) error {
	client, err := NewClientWithResponses(origin, WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+key)
		return nil
	}))
	if err != nil {
		return err
	}
	ids, err := create(ctx, client)
	if err != nil {
		return err
	}
	if err := list(ctx, client); err != nil {
		return err
	}
	id := RecordId{}
	if err := id.FromRecordId1(ids[0]); err != nil {
		return err
	}
	updated, err := client.UpdateEventPlanningTalksWithResponse(ctx, UpdateEventPlanningTalksJSONRequestBody{
		Records: []TalksUpdate{{Id: id, Seats: new(41.0)}},
	})
	if err != nil || updated.JSON200 == nil {
		return fmt.Errorf("update: %v %s", err, updated.Body)
	}
	deleted, err := client.DeleteEventPlanningTalksWithResponse(ctx, DeleteEventPlanningTalksJSONRequestBody{Records: []RecordId{id}})
	if err != nil || deleted.JSON200 == nil {
		return fmt.Errorf("delete: %v %s", err, deleted.Body)
	}
	fmt.Println("updated", updated.JSON200.Data.UpdatedIds, "deleted", deleted.JSON200.Data.DeletedIds)
	refused, err := client.DeleteEventPlanningTalksWithResponse(ctx, DeleteEventPlanningTalksJSONRequestBody{Records: []RecordId{id}})
	if err != nil || refused.JSON404 == nil {
		return fmt.Errorf("delete again: %v %s", err, refused.Body)
	}
	fmt.Println("refused:", refused.JSON404.Error.Message)
	return nil
}

func create(ctx context.Context, client *ClientWithResponses) ([]string, error) {
	answer, err := client.CreateEventPlanningTalksWithResponse(ctx, CreateEventPlanningTalksJSONRequestBody{Records: []TalksCreate{{
		Title:  "Opening",
		Day:    &openapi_types.Date{Time: time.Date(2026, 5, 4, 0, 0, 0, 0, time.UTC)},
		Starts: new(time.Date(2026, 5, 4, 9, 30, 0, 0, time.UTC)),
		Seats:  new(40.5),
		Public: new(true),
		Level:  new(TalksCreateLevel("Beginner")),
		Topics: &[]TalksCreateTopics{"Food", "Wine"},
	}}})
	if err != nil || answer.JSON201 == nil {
		return nil, fmt.Errorf("create: %v %s", err, answer.Body)
	}
	return answer.JSON201.Data.Ids, nil
}

func list(ctx context.Context, client *ClientWithResponses) error {
	answer, err := client.ListEventPlanningTalksWithResponse(ctx, &ListEventPlanningTalksParams{
		Limit:  new(10),
		Fields: &[]ListEventPlanningTalksParamsFields{"title", "day", "starts", "seats", "public", "level", "topics"},
		Sort:   new(ListEventPlanningTalksParamsSort("-title")),
		Filter: &TalksFilter{Title: new("Opening"), Seats: new(40.5)},
	})
	if err != nil || answer.JSON200 == nil {
		return fmt.Errorf("list: %v %s", err, answer.Body)
	}
	for _, record := range answer.JSON200.Data {
		v := record.Values
		fmt.Println(*v.Title, v.Day, v.Starts.UTC(), *v.Seats, *v.Public, *v.Level, *v.Topics)
	}
	return nil
}
